<?xml version="1.0" encoding="UTF-8"?>
<!-- The panel as a whole: who took part, how far they agree, and whether the
     verdict hangs on one of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="experts">
    <xsl:for-each select="$report/r:experts">
      <xsl:for-each select="r:finding">
        <div class="notice">
          <!-- The message says only "this expert". -->
          <xsl:if test="@expert">
            <p>
              <b>
                <say:words zh="专家" en="Expert"/>
                <xsl:text> </xsl:text>
                <bdi><xsl:value-of select="@expert"/></bdi>
              </b>
            </p>
          </xsl:if>
          <xsl:call-template name="lines">
            <xsl:with-param name="of" select="r:message"/>
          </xsl:call-template>
        </div>
      </xsl:for-each>
      <xsl:call-template name="members"/>
      <xsl:apply-templates select="r:agreement" mode="agreement"/>
      <xsl:call-template name="leave-out"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="members">
    <h3 id="h-experts"><say:words zh="评审组" en="Members"/></h3>
    <table aria-labelledby="h-experts">
      <thead>
        <tr>
          <th scope="col"><say:words zh="专家" en="Expert"/></th>
          <th scope="col"><say:words zh="专业" en="Field"/></th>
          <th scope="col"><say:words zh="回避与冲突" en="Recusal and conflict"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:expert">
          <tr>
            <th scope="row"><bdi><xsl:value-of select="@id"/></bdi></th>
            <td><bdi><xsl:value-of select="r:field"/></bdi></td>
            <td>
              <xsl:if test="@recused = 'true'">
                <span class="tag"><say:words zh="已回避" en="recused"/></span>
                <xsl:text> </xsl:text>
              </xsl:if>
              <xsl:if test="@conflict = 'true'">
                <span class="tag"><say:words zh="有利益冲突" en="conflict of interest"/></span>
              </xsl:if>
              <xsl:choose>
                <xsl:when test="@recused = 'true' or @conflict = 'true'"/>
                <xsl:when test="@recused = 'false' and @conflict = 'false'">
                  <say:words zh="无" en="none"/>
                </xsl:when>
                <xsl:otherwise><xsl:call-template name="withheld"/></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="r:agreement" mode="agreement">
    <h3 id="h-agreement"><say:words zh="一致程度" en="Agreement"/></h3>
    <table aria-labelledby="h-agreement">
      <thead>
        <tr>
          <th scope="col"><say:words zh="指标" en="Measure"/></th>
          <th scope="col" class="n"><say:words zh="数值" en="Value"/></th>
          <th scope="col"><say:words zh="说明" en="Meaning"/></th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row"><say:words zh="克里彭多夫 α（等距）" en="Krippendorff's α (interval)"/></th>
          <td class="n">
            <xsl:call-template name="coefficient">
              <xsl:with-param name="name" select="'agreement.alpha'"/>
              <xsl:with-param name="bp" select="@alpha"/>
            </xsl:call-template>
          </td>
          <td>
            <xsl:choose>
              <xsl:when test="@alphaWhyNot">
                <xsl:call-template name="no-agreement">
                  <xsl:with-param name="why" select="@alphaWhyNot"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:when test="@low = 'true'">
                <span class="mark partial"><say:words zh="偏低" en="low"/></span>
                <xsl:text> </xsl:text>
                <say:words zh="低于方案所定的" en="below the profile's"/>
              </xsl:when>
              <xsl:otherwise>
                <span class="mark pass"><say:words zh="足够" en="sufficient"/></span>
                <xsl:text> </xsl:text>
                <say:words zh="不低于方案所定的" en="not below the profile's"/>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="not(@alphaWhyNot)">
              <xsl:text> </xsl:text>
              <xsl:call-template name="coefficient">
                <xsl:with-param name="name" select="'agreement.below'"/>
                <xsl:with-param name="bp" select="@below"/>
              </xsl:call-template>
            </xsl:if>
          </td>
        </tr>
        <tr>
          <th scope="row"><say:words zh="组内相关系数 ICC(2,k)" en="Intraclass correlation ICC(2,k)"/></th>
          <td class="n">
            <xsl:call-template name="coefficient">
              <xsl:with-param name="name" select="'agreement.icc'"/>
              <xsl:with-param name="bp" select="@icc"/>
            </xsl:call-template>
          </td>
          <td>
            <xsl:choose>
              <xsl:when test="@iccWhyNot">
                <xsl:call-template name="no-agreement">
                  <xsl:with-param name="why" select="@iccWhyNot"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:otherwise>
                <say:words zh="各专家评分平均后的可靠程度" en="how reliable the experts' average is"/>
              </xsl:otherwise>
            </xsl:choose>
          </td>
        </tr>
      </tbody>
    </table>
    <xsl:call-template name="command">
      <xsl:with-param name="figures" select="'agreement'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Ten-thousandths as 0.5123, perhaps below zero. -->
  <xsl:template name="coefficient">
    <xsl:param name="name"/>
    <xsl:param name="bp"/>
    <data value="{$name}">
      <xsl:choose>
        <xsl:when test="string($bp) = ''">—</xsl:when>
        <xsl:otherwise>
          <xsl:variable name="size" select="$bp * (1 - 2 * ($bp &lt; 0))"/>
          <xsl:if test="$bp &lt; 0">-</xsl:if>
          <xsl:value-of select="concat(floor($size div 10000), '.',
            format-number($size mod 10000, '0000'))"/>
        </xsl:otherwise>
      </xsl:choose>
    </data>
  </xsl:template>

  <xsl:template name="no-agreement">
    <xsl:param name="why"/>
    <xsl:choose>
      <xsl:when test="$why = 'experts'">
        <say:words zh="计入的专家不足两人" en="fewer than two experts count"/>
      </xsl:when>
      <xsl:when test="$why = 'criteria'">
        <say:words zh="评分足够的项目不足两个" en="fewer than two criteria have enough ballots"/>
      </xsl:when>
      <xsl:when test="$why = 'variance'">
        <say:words zh="评分没有差异，无从计算" en="the ballots do not differ: nothing to compute from"/>
      </xsl:when>
      <xsl:otherwise>
        <say:words zh="专家过多，未计算" en="too many experts: not computed"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="leave-out">
    <xsl:if test="r:leaveOut">
      <h3 id="h-leave"><say:words zh="去掉任一专家后的结论" en="The verdict without any one expert"/></h3>
      <table aria-labelledby="h-leave">
        <thead>
          <tr>
            <th scope="col"><say:words zh="去掉的专家" en="Without"/></th>
            <th scope="col"><say:words zh="结论" en="Verdict"/></th>
            <th scope="col" class="n wide"><say:words zh="总分" en="Total"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:leaveOut">
            <tr>
              <th scope="row"><bdi><xsl:value-of select="@expert"/></bdi></th>
              <td>
                <xsl:call-template name="conclusion">
                  <xsl:with-param name="id" select="@outcome"/>
                </xsl:call-template>
                <xsl:text> </xsl:text>
                <xsl:choose>
                  <xsl:when test="@differs = 'true'">
                    <strong class="tag"><say:words zh="结论改变" en="differs"/></strong>
                  </xsl:when>
                  <xsl:otherwise>
                    <span class="met"><say:words zh="不变" en="the same"/></span>
                  </xsl:otherwise>
                </xsl:choose>
              </td>
              <td class="n">
                <xsl:call-template name="range">
                  <xsl:with-param name="name" select="concat('leave-out.', @expert)"/>
                  <xsl:with-param name="low" select="@low"/>
                  <xsl:with-param name="high" select="@high"/>
                </xsl:call-template>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'leave-out'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@leaveOutWhyNot">
      <p><say:words zh="专家过多，未逐一计算去掉任一专家后的结论。"
        en="Too many experts: the verdict without each was not computed."/></p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
