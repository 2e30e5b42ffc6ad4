<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 8: what was promised and what came of it, and what went beyond
     the declaration. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="commitments">
    <xsl:variable name="all" select="$report/r:commitments"/>
    <section id="commitments" aria-labelledby="h-commitments">
      <h2 id="h-commitments">8 <say:words zh="承诺履行" en="Commitments"/></h2>
      <xsl:choose>
        <xsl:when test="not($all)">
          <p class="none">
            <say:words zh="本阶段不核对承诺，或卷宗没有声明承诺。"
              en="Commitments are not checked in this phase, or the dossier declares none."/>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="$all" mode="commitments"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="r:commitments" mode="commitments">
    <dl class="facts">
      <div>
        <dt><say:words zh="承诺履行率" en="Commitments kept"/></dt>
        <dd>
          <strong>
            <span class="num">
              <data value="commitments.ratio">
                <xsl:call-template name="plain-range"/>
              </data>
              <xsl:call-template name="percent"/>
            </span>
          </strong>
        </dd>
      </div>
      <xsl:for-each select="@fulfilled | @partly | @no | @open">
        <div>
          <dt>
            <xsl:call-template name="commitment-state">
              <xsl:with-param name="state" select="local-name()"/>
            </xsl:call-template>
          </dt>
          <dd>
            <xsl:call-template name="figure">
              <xsl:with-param name="name" select="concat('commitments.', local-name())"/>
              <xsl:with-param name="value" select="."/>
            </xsl:call-template>
          </dd>
        </div>
      </xsl:for-each>
      <div>
        <dt><say:words zh="超出声明之处" en="Beyond the declaration"/></dt>
        <dd>
          <xsl:call-template name="figure">
            <xsl:with-param name="name" select="'commitments.beyond'"/>
            <xsl:with-param name="value" select="@beyond"/>
          </xsl:call-template>
        </dd>
      </div>
    </dl>
    <xsl:if test="r:commitment">
      <h3 id="h-promises"><say:words zh="逐项承诺" en="Each promise"/></h3>
      <table aria-labelledby="h-promises">
        <thead>
          <tr>
            <th scope="col"><say:words zh="承诺" en="Promise"/></th>
            <th scope="col"><say:words zh="履行情况" en="What came of it"/></th>
            <th scope="col"><say:words zh="实现与证据" en="Realised, and evidence"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:commitment">
            <xsl:call-template name="commitment"/>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <xsl:if test="r:unmatched">
      <h3><say:words zh="与承诺对不上的结果" en="Results that belong to no promise"/></h3>
      <ul>
        <xsl:for-each select="r:unmatched">
          <li>
            <bdi><xsl:value-of select="@commitment"/></bdi>
            <xsl:text> </xsl:text>
            <xsl:call-template name="line"/>
            <xsl:text> </xsl:text>
            <bdi><xsl:value-of select="r:account"/></bdi>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="r:aspect">
      <h3 id="h-aspects"><say:words zh="是否超出声明" en="Against the declared scope"/></h3>
      <table aria-labelledby="h-aspects">
        <thead>
          <tr>
            <th scope="col"><say:words zh="方面" en="Aspect"/></th>
            <th scope="col"><say:words zh="比较结果" en="Comparison"/></th>
            <th scope="col"><say:words zh="超出部分" en="What goes beyond"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:aspect">
            <xsl:call-template name="aspect"/>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
    <xsl:call-template name="command">
      <xsl:with-param name="figures">
        <xsl:text>commitments</xsl:text>
        <xsl:if test="r:commitment/@id"> commitment</xsl:if>
        <xsl:if test="r:aspect/r:beyond/@share"> beyond</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Behind a ratio, where there is one. -->
  <xsl:template name="percent">
    <xsl:if test="@low">%</xsl:if>
  </xsl:template>

  <xsl:template name="plain-range">
    <xsl:call-template name="decimal">
      <xsl:with-param name="bp" select="@low"/>
    </xsl:call-template>
    <xsl:if test="@low != @high">
      <xsl:text>–</xsl:text>
      <xsl:call-template name="decimal">
        <xsl:with-param name="bp" select="@high"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Word, colour and shape of a state. -->
  <xsl:template name="commitment-state">
    <xsl:param name="state"/>
    <span>
      <xsl:attribute name="class">
        <xsl:text>mark </xsl:text>
        <xsl:choose>
          <xsl:when test="$state = 'fulfilled'">pass</xsl:when>
          <xsl:when test="$state = 'partly'">partial</xsl:when>
          <xsl:when test="$state = 'no'">fail</xsl:when>
          <xsl:otherwise>insufficient</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="key('term', concat('commitment ', $state))">
          <xsl:call-template name="term">
            <xsl:with-param name="set" select="'commitment'"/>
            <xsl:with-param name="id" select="$state"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$state = 'fulfilled'"><say:words zh="已履行" en="fulfilled"/></xsl:when>
        <xsl:when test="$state = 'partly'"><say:words zh="部分履行" en="partly"/></xsl:when>
        <xsl:when test="$state = 'no'"><say:words zh="未履行" en="not fulfilled"/></xsl:when>
        <xsl:otherwise><say:words zh="未定" en="open"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template name="commitment">
    <tr>
      <th scope="row">
        <bdi class="id"><xsl:value-of select="@id"/></bdi>
        <xsl:text> </xsl:text>
        <bdi><xsl:value-of select="r:promise"/></bdi>
        <xsl:text> </xsl:text>
        <small><xsl:call-template name="line"/></small>
      </th>
      <td>
        <xsl:call-template name="commitment-state">
          <xsl:with-param name="state" select="@state"/>
        </xsl:call-template>
        <xsl:if test="@id">
          <xsl:text> </xsl:text>
          <span class="num">
            <data value="commitment.{@id}.share">
              <xsl:call-template name="plain-range"/>
            </data>
            <xsl:call-template name="percent"/>
          </span>
        </xsl:if>
        <xsl:call-template name="lines">
          <xsl:with-param name="of" select="r:message"/>
        </xsl:call-template>
      </td>
      <td>
        <xsl:variable name="id" select="@id"/>
        <xsl:for-each select="r:target">
          <p>
            <xsl:if test="@value">
              <say:words zh="实现 {@value}" en="realised {@value}"/>
            </xsl:if>
            <xsl:if test="@target">
              <xsl:text> / </xsl:text>
              <say:words zh="目标 {@target}" en="target {@target}"/>
            </xsl:if>
            <xsl:if test="@baseline">
              <xsl:text> / </xsl:text>
              <say:words zh="基线 {@baseline}" en="baseline {@baseline}"/>
            </xsl:if>
            <xsl:text> </xsl:text>
            <bdi><xsl:value-of select="@unit"/></bdi>
            <xsl:if test="@attained and $id">
              <xsl:text> · </xsl:text>
              <say:words zh="完成比例" en="attained"/>
              <xsl:text> </xsl:text>
              <span class="num"><data>
                <xsl:attribute name="value">
                  <xsl:value-of select="concat('commitment.', $id, '.attained')"/>
                  <xsl:if test="position() > 1">
                    <xsl:value-of select="concat('.', position())"/>
                  </xsl:if>
                </xsl:attribute>
                <xsl:call-template name="decimal">
                  <xsl:with-param name="bp" select="@attained"/>
                </xsl:call-template>
              </data>%</span>
            </xsl:if>
          </p>
          <xsl:if test="@hash">
            <p class="digest">
              <bdi><xsl:value-of select="@attachment"/></bdi>
              <xsl:text> </xsl:text>
              <code><xsl:value-of select="@hash"/></code>
            </p>
          </xsl:if>
        </xsl:for-each>
        <xsl:for-each select="r:realised">
          <p>
            <bdi><xsl:value-of select="r:account"/></bdi>
            <xsl:text> </xsl:text>
            <xsl:call-template name="line"/>
          </p>
          <xsl:for-each select="r:evidence">
            <p class="digest">
              <bdi><xsl:value-of select="@title"/></bdi>
              <xsl:text> </xsl:text>
              <bdi><xsl:value-of select="@attachment"/></bdi>
              <xsl:text> </xsl:text>
              <bdi><xsl:value-of select="@pointer"/></bdi>
              <xsl:text> </xsl:text>
              <code><xsl:value-of select="@hash"/></code>
              <xsl:if test="@found = 'false'">
                <xsl:text> </xsl:text>
                <strong class="tag"><say:words zh="找不到该附件" en="no such attachment"/></strong>
              </xsl:if>
            </p>
          </xsl:for-each>
        </xsl:for-each>
        <xsl:if test="not(r:realised)">
          <p><say:words zh="卷宗没有给出结果。" en="The dossier reports no result."/></p>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>

  <!-- Money is in hundredths of its currency, which stands behind it. -->
  <xsl:template name="amount">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="@currency and $value != '' and
        translate($value, '0123456789', '') = ''">
        <xsl:variable name="padded" select="concat(substring('00', 1,
          3 - string-length($value)), $value)"/>
        <xsl:variable name="whole" select="string-length($padded) - 2"/>
        <xsl:call-template name="grouped">
          <xsl:with-param name="digits" select="substring($padded, 1, $whole)"/>
        </xsl:call-template>
        <xsl:value-of select="concat('.', substring($padded, $whole + 1),
          ' ', @currency)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$value"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- "1234567" as "1,234,567", however many there are. -->
  <xsl:template name="grouped">
    <xsl:param name="digits"/>
    <xsl:variable name="head" select="string-length($digits) - 3"/>
    <xsl:if test="$head > 0">
      <xsl:call-template name="grouped">
        <xsl:with-param name="digits" select="substring($digits, 1, $head)"/>
      </xsl:call-template>
      <xsl:text>,</xsl:text>
    </xsl:if>
    <xsl:value-of select="substring($digits, 1 + $head * ($head > 0))"/>
  </xsl:template>

  <!-- The report's words for amounts name fen, its unit; the page shows whole
       currency. -->
  <xsl:template name="aspect-label">
    <xsl:choose>
      <xsl:when test="@id = 'amount-year'">
        <say:words zh="年交易金额（预期）" en="Amount a year, as expected"/>
      </xsl:when>
      <xsl:when test="@id = 'amount-month'">
        <say:words zh="月交易金额（限额）" en="Amount a month, by its limit"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="r:label"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="aspect">
    <tr>
      <th scope="row">
        <xsl:call-template name="aspect-label"/>
      </th>
      <td>
        <span>
          <xsl:attribute name="class">
            <xsl:text>mark </xsl:text>
            <xsl:choose>
              <xsl:when test="@status = 'beyond'">fail</xsl:when>
              <xsl:when test="@status = 'within' or @status = 'stated-none'">pass</xsl:when>
              <xsl:otherwise>insufficient</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:choose>
            <xsl:when test="key('term', concat('comparison ', @status))">
              <xsl:call-template name="term">
                <xsl:with-param name="set" select="'comparison'"/>
                <xsl:with-param name="id" select="@status"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise><bdi><xsl:value-of select="@status"/></bdi></xsl:otherwise>
          </xsl:choose>
        </span>
        <xsl:if test="@status = 'beyond' and @stated = 'none'">
          <p><say:words zh="运行记录却声明没有" en="though the record states that there was none"/></p>
        </xsl:if>
      </td>
      <td>
        <xsl:for-each select="r:beyond">
          <p>
            <xsl:variable name="value">
              <xsl:call-template name="amount">
                <xsl:with-param name="value" select="@value"/>
              </xsl:call-template>
            </xsl:variable>
            <xsl:choose>
              <xsl:when test="$report/@edition and
                starts-with(@value, 'hmac-sha256:')">
                <xsl:call-template name="withheld">
                  <xsl:with-param name="digest"
                    select="substring-after(@value, ':')"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:otherwise>
                <bdi><xsl:value-of select="$value"/></bdi>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="r:label">
              <xsl:text> </xsl:text>
              <xsl:call-template name="pair">
                <xsl:with-param name="of" select="r:label"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:if test="@declared and not($report/@edition and
              starts-with(@declared, 'hmac-sha256:'))">
              <xsl:variable name="declared">
                <xsl:call-template name="amount">
                  <xsl:with-param name="value" select="@declared"/>
                </xsl:call-template>
              </xsl:variable>
              <xsl:text> </xsl:text>
              <say:words zh="（声明 {$declared}）" en="(declared {$declared})"/>
            </xsl:if>
            <xsl:if test="@share">
              <xsl:text> · </xsl:text>
              <say:words zh="为声明的" en="of what was declared:"/>
              <xsl:text> </xsl:text>
              <span class="num"><data>
                <xsl:attribute name="value">
                  <xsl:value-of select="concat('beyond.', ../@id, '.share')"/>
                  <xsl:if test="position() > 1">
                    <xsl:value-of select="concat('.', position())"/>
                  </xsl:if>
                </xsl:attribute>
                <!-- What goes beyond is more, however little. -->
                <xsl:choose>
                  <xsl:when test="@share = 10000">&gt;100</xsl:when>
                  <xsl:otherwise>
                    <xsl:call-template name="decimal">
                      <xsl:with-param name="bp" select="@share"/>
                    </xsl:call-template>
                  </xsl:otherwise>
                </xsl:choose>
              </data>%</span>
            </xsl:if>
            <xsl:if test="@months &lt; 12">
              <xsl:text> · </xsl:text>
              <say:words zh="由 {@months} 个月推算" en="made of {@months} months"/>
            </xsl:if>
            <xsl:if test="@times">
              <xsl:text> · </xsl:text>
              <say:words zh="超出次数 {@times}" en="times beyond: {@times}"/>
            </xsl:if>
            <xsl:text> </xsl:text>
            <xsl:call-template name="line"/>
          </p>
        </xsl:for-each>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
