<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 9: rules that are in no score: not applicable, not selected,
     waived, informational. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:template name="aside">
    <section id="aside" aria-labelledby="h-aside">
      <h2 id="h-aside">9 <say:words zh="未计入的规则" en="Rules left out"/></h2>
      <h3><say:words zh="不适用" en="Not applicable"/></h3>
      <xsl:variable name="none" select="$results[@outcome = 'not-applicable']"/>
      <xsl:choose>
        <xsl:when test="$none">
          <ul class="rules">
            <xsl:for-each select="$none">
              <li>
                <xsl:attribute name="id">
                  <xsl:apply-templates select="." mode="anchor"/>
                </xsl:attribute>
                <xsl:call-template name="rule">
                  <xsl:with-param name="link" select="false()"/>
                </xsl:call-template>
                <xsl:for-each select="r:finding[not($brief)]">
                  <xsl:call-template name="lines">
                    <xsl:with-param name="of" select="r:message"/>
                    <xsl:with-param name="class" select="'small'"/>
                  </xsl:call-template>
                </xsl:for-each>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
      <h3><say:words zh="未参与评价" en="Did not take part"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:notSelected">
          <ul>
          <xsl:call-template name="not-selected"><xsl:with-param name="reason" select="'phase'"/></xsl:call-template>
          <xsl:call-template name="not-selected"><xsl:with-param name="reason" select="'profile'"/></xsl:call-template>
          <xsl:call-template name="not-selected"><xsl:with-param name="reason" select="'selection'"/></xsl:call-template>
          </ul>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
      <h3 id="h-waivers"><say:words zh="豁免" en="Waivers"/></h3>
      <xsl:choose>
        <xsl:when test="$report/r:waived/r:waiver">
          <xsl:call-template name="waivers"/>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="none"/></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="not-selected">
    <xsl:param name="reason"/>
    <xsl:variable name="these" select="$report/r:notSelected[@reason = $reason]"/>
    <xsl:if test="$these">
      <li>
        <b>
          <xsl:choose>
            <xsl:when test="$reason = 'phase'"><say:words zh="不属本阶段：" en="of another phase:"/></xsl:when>
            <xsl:when test="$reason = 'profile'"><say:words zh="方案未选用：" en="left out by the profile:"/></xsl:when>
            <xsl:otherwise><say:words zh="本次未要求：" en="not asked for:"/></xsl:otherwise>
          </xsl:choose>
        </b>
        <xsl:for-each select="$these">
          <xsl:text> </xsl:text>
          <bdi><xsl:value-of select="@rule"/></bdi>
        </xsl:for-each>
      </li>
    </xsl:if>
  </xsl:template>

  <!-- A moment breaks between day, time of day and zone, nowhere else. -->
  <xsl:template name="moment">
    <xsl:param name="at"/>
    <xsl:variable name="day" select="substring-before(concat($at, 'T'), 'T')"/>
    <span class="num"><xsl:value-of select="$day"/></span>
    <xsl:if test="contains($at, 'T')">
      <xsl:variable name="time" select="substring-after($at, 'T')"/>
      <xsl:text> </xsl:text>
      <span class="num"><xsl:value-of select="substring($time, 1, 8)"/></span>
      <xsl:text> </xsl:text>
      <span class="num"><xsl:value-of select="substring($time, 9)"/></span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="waivers">
    <table aria-labelledby="h-waivers">
      <thead>
        <tr>
          <th scope="col"><say:words zh="豁免" en="Waiver"/></th>
          <th scope="col"><say:words zh="规则" en="Rule"/></th>
          <th scope="col"><say:words zh="状态" en="State"/></th>
          <th scope="col"><say:words zh="理由与风险" en="Reason and risk"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$report/r:waived/r:waiver">
          <tr>
            <th scope="row">
              <bdi><xsl:value-of select="@id"/></bdi>
              <xsl:if test="@authority">
                <small><bdi><xsl:value-of select="@authority"/></bdi></small>
              </xsl:if>
              <xsl:if test="@reference">
                <small><bdi><xsl:value-of select="@reference"/></bdi></small>
              </xsl:if>
            </th>
            <td><xsl:call-template name="rule"/></td>
            <td>
              <xsl:call-template name="lines">
                <xsl:with-param name="of" select="r:message"/>
              </xsl:call-template>
              <xsl:if test="@from">
                <p class="small">
                  <xsl:call-template name="moment">
                    <xsl:with-param name="at" select="@from"/>
                  </xsl:call-template>
                  <xsl:text> – </xsl:text>
                  <xsl:call-template name="moment">
                    <xsl:with-param name="at" select="@until"/>
                  </xsl:call-template>
                </p>
              </xsl:if>
            </td>
            <td>
              <xsl:if test="r:reason">
                <p dir="auto"><xsl:value-of select="r:reason"/></p>
              </xsl:if>
              <xsl:if test="r:risk">
                <p>
                  <b><say:words zh="所接受的风险：" en="Risk accepted:"/></b>
                  <xsl:text> </xsl:text>
                  <bdi><xsl:value-of select="r:risk"/></bdi>
                </p>
              </xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <p>
      <say:words zh="豁免之前的总分和结论见第 1 节。" en="The total and verdict before waivers are in section 1."/>
    </p>
  </xsl:template>
</xsl:stylesheet>
